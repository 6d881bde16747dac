package org.isthmus.app.call;

/**
 * What calls are made with.
 *
 * @param opener makes the media of a call
 * @param pictures what can be shown in one
 */
public record CallTools(MediaOpener opener, PictureSources pictures) {}
