/** What a person lives through, told with the real program in its real window. */
@NullMarked
package org.isthmus.tests.story;

import org.jspecify.annotations.NullMarked;
