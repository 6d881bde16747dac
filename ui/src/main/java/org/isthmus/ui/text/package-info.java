/** Text that anybody in the world may send: links, emoji, right to left. */
@NullMarked
package org.isthmus.ui.text;

import org.jspecify.annotations.NullMarked;
