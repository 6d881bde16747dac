/** The lab's bots. A bot knows no network; a stage brings it onto one. */
@NullMarked
package org.isthmus.app.lab.bot;

import org.jspecify.annotations.NullMarked;
