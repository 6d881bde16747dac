/** The chats: their list, and one of them. */
@NullMarked
package org.isthmus.ui.chat;

import org.jspecify.annotations.NullMarked;
