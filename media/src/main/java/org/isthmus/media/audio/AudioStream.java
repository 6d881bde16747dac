package org.isthmus.media.audio;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import javax.media.MediaError;
import org.isthmus.media.AudioPort;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Parameter;
import org.isthmus.media.description.PayloadType;
import org.isthmus.media.rtp.Agreed;
import org.isthmus.media.rtp.MediaSink;
import org.isthmus.media.rtp.RtpLink;
import org.jitsi.service.neomedia.DefaultStreamConnector;
import org.jitsi.service.neomedia.MediaDirection;
import org.jitsi.service.neomedia.MediaService;
import org.jitsi.service.neomedia.MediaStream;
import org.jitsi.service.neomedia.MediaStreamTarget;
import org.jitsi.service.neomedia.format.MediaFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes what a port says into a link and plays what comes out of it. It runs in both directions for as long as it lives;
 * the link holds back what the other side should not get. Used by the session's executor only.
 */
public final class AudioStream implements AutoCloseable {

    /** The library wants a target; packets go where the link says. */
    static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

    private static final Logger LOG = LoggerFactory.getLogger(AudioStream.class);

    private final MediaStream stream;
    private final RtpLink link;
    private final StreamSocket rtp;
    private final StreamSocket rtcp;

    private AudioStream(MediaStream stream, RtpLink link, StreamSocket rtp, StreamSocket rtcp) {
        this.stream = stream;
        this.link = link;
        this.rtp = rtp;
        this.rtcp = rtcp;
    }

    /**
     * Starts a stream of what was agreed.
     *
     * @throws MediaException where the library has no such codec
     */
    public static AudioStream start(AudioPort port, Agreed agreed, RtpLink link) throws MediaException {
        MediaService service = Library.service();
        try {
            StreamSocket rtp = new StreamSocket(link::sendRtp);
            StreamSocket rtcp = new StreamSocket(link::sendRtcp);
            MediaStream stream =
                    service.createMediaStream(new DefaultStreamConnector(rtp, rtcp, true), new PortDevice(port), null);
            AudioStream started = new AudioStream(stream, link, rtp, rtcp);
            started.run(service, agreed);
            return started;
        } catch (SocketException | RuntimeException e) {
            throw new MediaException(MediaException.Cause.LOCAL, "Sound could not be started.", e);
        }
    }

    private void run(MediaService service, Agreed agreed) throws MediaException {
        for (PayloadType payload : agreed.receiving()) {
            if (!Agreed.isEvents(payload)) {
                stream.addDynamicRTPPayloadType((byte) payload.id(), format(service, payload));
            }
        }
        stream.setDirection(MediaDirection.SENDRECV);
        stream.setFormat(format(service, agreed.own()));
        stream.setTarget(new MediaStreamTarget(NOWHERE, NOWHERE));
        link.sink(new MediaSink() {
            @Override
            public void rtp(byte[] packet) {
                rtp.offer(packet);
            }

            @Override
            public void rtcp(byte[] packet) {
                rtcp.offer(packet);
            }
        });
        stream.start();
    }

    private static MediaFormat format(MediaService service, PayloadType payload) throws MediaException {
        Map<String, String> parameters = new HashMap<>();
        for (Parameter parameter : payload.parameters()) {
            parameters.put(parameter.name(), parameter.value());
        }
        MediaFormat format = service.getFormatFactory()
                .createMediaFormat(payload.name(), payload.clockRate(), payload.channels(), -1f, parameters, Map.of());
        if (format == null) {
            throw new MediaException(MediaException.Cause.LOCAL, "The sound library has no " + payload.name() + ".");
        }
        return format;
    }

    @Override
    public void close() {
        link.sink(MediaSink.NONE);
        try {
            stream.stop();
            stream.close();
        } catch (RuntimeException | MediaError e) {
            LOG.warn("The sound library did not close a stream well", e);
        }
        rtp.close();
        rtcp.close();
    }
}
