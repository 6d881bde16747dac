package org.isthmus.app.call;

/**
 * What the other side of a call is called.
 *
 * @param claimed it is what a stranger calls itself: data to show, never to trust
 */
record CallName(String text, boolean claimed) {}
