/** Chats with people and their history. */
@NullMarked
package org.isthmus.app.conversation;

import org.jspecify.annotations.NullMarked;
