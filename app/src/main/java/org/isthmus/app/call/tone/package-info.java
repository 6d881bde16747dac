/** What a telephone sounds like before anybody speaks: ringing, the other side's ringing, busy. */
@NullMarked
package org.isthmus.app.call.tone;

import org.jspecify.annotations.NullMarked;
