package org.isthmus.tests.bench;

import java.util.concurrent.TimeUnit;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleDescriptions;
import org.isthmus.gateway.call.jingle.JingleException;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.gateway.call.sdp.SdpDialog;
import org.isthmus.gateway.call.sdp.SdpDocument;
import org.isthmus.gateway.call.sdp.SdpException;
import org.isthmus.gateway.call.sdp.SdpOrigin;
import org.isthmus.gateway.call.sdp.SdpStyle;
import org.isthmus.media.description.SessionDescription;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A video offer of 20 lines, read from its wire and written for the other network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class DescriptionBenchmark {

    private static final String SDP = """
            v=0
            o=- 483282230 1193613092 IN IP4 192.0.2.10
            s=-
            c=IN IP4 192.0.2.10
            t=0 0
            a=ice-ufrag:BN084wg
            a=ice-pwd:SB3IUWuBT0ZvHkkKcLf2ZX7BdAFZKnG
            a=setup:actpass
            a=fingerprint:sha-256 3C:39:D3:0A:9B:76:64:3B:43:21:1D:22:2B:5F:E0:39:1B:0E:D6:55:90:AB:15:BC:F1:B6:E7:42:40:59:54:0E
            m=video 23312 UDP/TLS/RTP/SAVPF 97 100
            a=rtpmap:97 H264/90000
            a=fmtp:97 packetization-mode=1;profile-level-id=42e01f
            a=rtpmap:100 VP8/90000
            a=rtcp-fb:* nack pli
            a=rtcp-fb:* ccm fir
            a=sendrecv
            a=ssrc:2679178119 cname:nora
            a=rtcp-mux
            a=candidate:1 1 UDP 2113929471 192.0.2.10 23312 typ host
            a=candidate:2 1 UDP 1694498815 203.0.113.5 45664 typ srflx raddr 192.0.2.10 rport 23312
            """.replace("\n", "\r\n");

    private final String jingle;

    /** The same offer as Jingle says it. */
    public DescriptionBenchmark() {
        try {
            jingle = sdpToJingle();
        } catch (SdpException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SDP is read and Jingle written. */
    @Benchmark
    public final String sdpToJingle() throws SdpException {
        SessionDescription offer = dialog().readOffer(SdpDocument.parse(SDP));
        return Jingle.of(JingleAction.SESSION_INITIATE, "c7")
                .with(JingleDescriptions.write(offer, Role.INITIATOR, name -> Role.INITIATOR, false), offer.groups())
                .toXml();
    }

    /** Jingle is read and SDP written. */
    @Benchmark
    public byte[] jingleToSdp() throws JingleException {
        return dialog().offer(JingleDescriptions.read(Jingle.parse(jingle), Role.INITIATOR))
                .bytes();
    }

    private static SdpDialog dialog() {
        return new SdpDialog(SdpOrigin.of("-", 1, "192.0.2.10"), SdpStyle.PHONE);
    }
}
