package org.isthmus.app.call;

import org.isthmus.app.call.record.Recordings;

/**
 * What calls are made with.
 *
 * @param opener makes the media of a call
 * @param pictures what can be shown in one
 * @param recordings where calls are recorded
 */
public record CallTools(MediaOpener opener, PictureSources pictures, Recordings recordings) {}
