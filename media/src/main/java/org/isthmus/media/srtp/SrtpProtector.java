package org.isthmus.media.srtp;

import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.LoggerImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SRTP with one master key for each direction (RFC 3711). Each source has a context of its own, and there is a limit of them. */
public final class SrtpProtector implements Protector {

    private static final Logger LOG = LoggerFactory.getLogger(SrtpProtector.class);

    /** Sources of one stream that are remembered; anybody can make up more. */
    private static final int MAX_SOURCES = 16;

    private static final int RTP_HEADER = 12;
    private static final int RTCP_HEADER = 8;
    private static final int RTP_SOURCE = 8;
    private static final int RTCP_SOURCE = 4;

    static {
        // The library would compare all ciphers it knows at the first packet of each kind, which takes seconds; and the
        // one
        // in native code can bring down the process.
        Aes.setFactoryClassName("SunJCE");
    }

    private final Side sending;
    private final Side receiving;

    public SrtpProtector(MasterKey ours, MasterKey theirs) {
        this(new Side(true, ours), new Side(false, theirs));
    }

    private SrtpProtector(Side sending, Side receiving) {
        this.sending = sending;
        this.receiving = receiving;
    }

    /** Goes on with this side's key and count of packets, and takes a new key of the other side. */
    public SrtpProtector with(MasterKey theirs) {
        return new SrtpProtector(sending, new Side(false, theirs));
    }

    @Override
    public Optional<byte[]> protect(boolean rtcp, byte[] packet, int length) {
        return isPacket(rtcp, length) ? sending.run(rtcp, packet, length) : Optional.empty();
    }

    @Override
    public Optional<byte[]> unprotect(boolean rtcp, byte[] packet, int length) {
        return isPacket(rtcp, length) ? receiving.run(rtcp, packet, length) : Optional.empty();
    }

    private static boolean isPacket(boolean rtcp, int length) {
        return length >= (rtcp ? RTCP_HEADER : RTP_HEADER);
    }

    @Override
    public void close() {
        sending.close();
        receiving.close();
    }

    private static final class Side {

        private final boolean sender;
        private final SrtpContextFactory keys;
        private final Map<Integer, SrtpCryptoContext> rtpContexts = new Sources<>();
        private final Map<Integer, SrtcpCryptoContext> rtcpContexts = new Sources<>();
        private final PacketBuffer buffer = new PacketBuffer();
        private boolean closed;

        Side(boolean sender, MasterKey key) {
            this.sender = sender;
            keys = new SrtpContextFactory(
                    sender,
                    key.key(),
                    key.salt(),
                    key.suite().rtpPolicy(),
                    key.suite().rtcpPolicy(),
                    new LoggerImpl(SrtpProtector.class.getName()));
        }

        synchronized Optional<byte[]> run(boolean rtcp, byte[] packet, int length) {
            if (closed) {
                return Optional.empty();
            }
            buffer.set(packet, 0, length);
            try {
                SrtpErrorStatus status =
                        rtcp ? runRtcp(source(packet, RTCP_SOURCE)) : runRtp(source(packet, RTP_SOURCE));
                if (status != SrtpErrorStatus.OK || (sender && buffer.getLength() <= length)) {
                    return Optional.empty();
                }
                return Optional.of(buffer.copy());
            } catch (GeneralSecurityException | RuntimeException e) {
                // Anybody can send bytes that the library trips over.
                LOG.debug("A packet could not be {}", sender ? "protected" : "checked", e);
                return Optional.empty();
            }
        }

        private SrtpErrorStatus runRtp(int source) throws GeneralSecurityException {
            SrtpCryptoContext known = rtpContexts.get(source);
            SrtpCryptoContext context = known == null ? keys.deriveContext(source, 0) : known;
            SrtpErrorStatus status =
                    sender ? context.transformPacket(buffer) : context.reverseTransformPacket(buffer, false);
            if (known == null && status == SrtpErrorStatus.OK) {
                rtpContexts.put(source, context);
            }
            return status;
        }

        private SrtpErrorStatus runRtcp(int source) throws GeneralSecurityException {
            SrtcpCryptoContext known = rtcpContexts.get(source);
            SrtcpCryptoContext context = known == null ? keys.deriveControlContext(source) : known;
            SrtpErrorStatus status = sender ? context.transformPacket(buffer) : context.reverseTransformPacket(buffer);
            if (known == null && status == SrtpErrorStatus.OK) {
                rtcpContexts.put(source, context);
            }
            return status;
        }

        private static int source(byte[] packet, int at) {
            return (packet[at] & 0xff) << 24
                    | (packet[at + 1] & 0xff) << 16
                    | (packet[at + 2] & 0xff) << 8
                    | (packet[at + 3] & 0xff);
        }

        synchronized void close() {
            closed = true;
            rtpContexts.clear();
            rtcpContexts.clear();
            keys.close();
        }
    }

    /** Forgets the source that was longest unheard of. */
    private static final class Sources<C> extends LinkedHashMap<Integer, C> {

        private static final long serialVersionUID = 1L;

        Sources() {
            super(MAX_SOURCES, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, C> eldest) {
            return size() > MAX_SOURCES;
        }
    }
}
