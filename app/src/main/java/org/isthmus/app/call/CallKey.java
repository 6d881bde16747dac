package org.isthmus.app.call;

/** Names a call for as long as the program runs. */
public record CallKey(long number) {}
