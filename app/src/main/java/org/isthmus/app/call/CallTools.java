package org.isthmus.app.call;

import org.isthmus.app.call.record.Recordings;

/**
 * What calls are made with.
 *
 * @param opener makes the media of a call
 * @param pictures what can be shown in one
 * @param chosen which of these the person chose last
 * @param recordings where calls are recorded
 */
public record CallTools(MediaOpener opener, PictureSources pictures, ChosenPictures chosen, Recordings recordings) {}
