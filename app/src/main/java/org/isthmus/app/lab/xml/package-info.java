/** The lab's small picture of XML: immutable elements, a reader with limits and a writer. */
@NullMarked
package org.isthmus.app.lab.xml;

import org.jspecify.annotations.NullMarked;
