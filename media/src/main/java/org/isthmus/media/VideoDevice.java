package org.isthmus.media;

/**
 * A camera or a screen of this computer.
 *
 * @param id names it to the program
 * @param name names it to the person; empty for the only screen there is
 */
public record VideoDevice(String id, String name) {}
