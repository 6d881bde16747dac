/** What the library FFmpeg needs around it, wherever it is used: for cameras, for screens, for H.264. */
@NullMarked
package org.isthmus.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
