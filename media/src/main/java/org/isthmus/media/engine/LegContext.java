package org.isthmus.media.engine;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.isthmus.media.AudioPort;
import org.isthmus.media.MediaException;
import org.isthmus.media.Protection;
import org.isthmus.media.dtls.DtlsIdentity;
import org.isthmus.media.video.CallPicture;
import org.isthmus.media.video.VideoCodecs;
import org.jspecify.annotations.Nullable;

/** What a leg needs of its session. */
interface LegContext {

    DtlsIdentity identity() throws MediaException;

    KeyNegotiation keyNegotiation() throws MediaException;

    /** @param speaker the content whose candidates are found */
    Paths paths(Supplier<String> speaker);

    /** The sound of the session, opened the first time. */
    AudioPort audio() throws MediaException;

    /** The pictures of the session. */
    CallPicture picture();

    VideoCodecs videoCodecs();

    SecureRandom random();

    InstantSource clock();

    LongSupplier nanoTime();

    /** The other side pressed a digit. Any thread. */
    void digit(char digit);

    /** Packets can flow, or never will: {@code failure} says why. Any thread. */
    void connected(Leg leg, Protection protection, @Nullable Throwable failure);

    /** The path was lost. Any thread. */
    void lost(Leg leg);
}
