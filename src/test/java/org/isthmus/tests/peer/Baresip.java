package org.isthmus.tests.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isthmus.media.VideoMode;

/** A real baresip with one account, which can call, and one contact whose presence it watches. Needs a network interface besides loopback. */
public final class Baresip implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final VideoMode SMALL = new VideoMode(320, 240, 15);

    /** A message as it prints it: a line of where from and where to in a colour of its own, and then the message. */
    private static final Pattern TRACED =
            Pattern.compile("\\u001b\\[36;1m#\\n[^\\n]*\\n(.*?)\\u001b\\[;m", Pattern.DOTALL);

    private final Daemon daemon;
    private final int control;
    private final Path folder;

    private Baresip(Path folder, Path program, int control, String traced) {
        this.folder = folder;
        this.control = control;
        // It prints messages only by its module stdio, which is busy for ever once the standard input has ended.
        String command = "sleep 100000 | exec \"$0\" -4 " + traced + " -f \"$1\"";
        this.daemon =
                new Daemon(folder, control, List.of("/bin/sh", "-c", command, program.toString(), folder.toString()));
    }

    /**
     * Running when this returns; registers by itself.
     *
     * @param port of the SIP server on loopback, UDP
     * @param contact a SIP address
     */
    public static Baresip start(Path folder, String address, String password, int port, String contact) {
        return start(folder, address, password, port, contact, "", "");
    }

    /**
     * A phone that says a tone of {@code tone} Hz and records what it hears.
     *
     * @param media parameters of its account, such as {@code mediaenc=srtp}; empty for plain RTP
     * @param codecs such as {@code opus/48000/2}, in its order of preference
     */
    public static Baresip startPhone(
            Path folder, String address, String password, int port, int tone, String media, String codecs) {
        return startPhone(folder, address, password, port, tone, media, codecs, false);
    }

    /**
     * {@link #startPhone(Path, String, String, int, int, String, String)}
     *
     * @param rtcpMux whether it wants RTP and RTCP on one port (RFC 5761)
     */
    public static Baresip startPhone(
            Path folder,
            String address,
            String password,
            int port,
            int tone,
            String media,
            String codecs,
            boolean rtcpMux) {
        String config = """
                rtcp_mux %s
                audio_source ausine,%d
                ausrc_srate 48000
                auplay_srate 48000
                ausrc_channels 2
                auplay_channels 2
                snd_path %s
                module opus.so
                module g722.so
                module aufile.so
                module ausine.so
                module sndfile.so
                module stun.so
                module ice.so
                module srtp.so
                module dtls_srtp.so
                """.formatted(rtcpMux ? "yes" : "no", tone, folder);
        String parameters = ";audio_codecs=" + codecs + (media.isEmpty() ? "" : ";" + media);
        return start(folder, address, password, port, address, config, parameters);
    }

    /**
     * A phone with a tone and a picture of one colour, which keeps pictures of what it sees when asked.
     *
     * @param media parameters of its account, such as {@code mediaenc=srtp}; empty for plain RTP
     */
    public static Baresip startVideoPhone(
            Path folder, String address, String password, int port, int tone, String media) {
        return startVideoPhone(folder, address, password, port, tone, media, "vp8", "vp8", SMALL);
    }

    /** The same with pictures as large and as often as wished. */
    public static Baresip startVideoPhone(
            Path folder, String address, String password, int port, int tone, String media, VideoMode mode) {
        return startVideoPhone(folder, address, password, port, tone, media, "vp8", "vp8", mode);
    }

    /** The same with pictures in H.264. */
    public static Baresip startH264Phone(
            Path folder, String address, String password, int port, int tone, String media) {
        Programs.findFile("baresip-ffmpeg", "/usr/lib/baresip/modules/avcodec.so");
        return startVideoPhone(folder, address, password, port, tone, media, "avcodec", "h264", SMALL);
    }

    private static Baresip startVideoPhone(
            Path folder,
            String address,
            String password,
            int port,
            int tone,
            String media,
            String module,
            String codec,
            VideoMode mode) {
        String config = """
                audio_source ausine,%d
                ausrc_srate 48000
                auplay_srate 48000
                ausrc_channels 2
                auplay_channels 2
                snd_path %s
                video_source fakevideo,nil
                video_display fakevideo,nil
                video_size %dx%d
                video_bitrate %d
                video_fps %d
                module opus.so
                module %s.so
                module fakevideo.so
                module snapshot.so
                module ausine.so
                module sndfile.so
                module stun.so
                module ice.so
                module srtp.so
                module dtls_srtp.so
                """.formatted(
                        tone,
                        folder,
                        mode.width(),
                        mode.height(),
                        mode.width() * mode.height() * 4,
                        mode.framesPerSecond(),
                        module);
        String parameters = ";video_codecs=" + codec + (media.isEmpty() ? "" : ";" + media);
        return start(folder, address, password, port, address, config, parameters);
    }

    private static Baresip start(
            Path folder, String address, String password, int port, String contact, String more, String parameters) {
        Path program = Programs.find("baresip", "baresip-core");
        Path modules = Programs.findFolder("baresip-core", "/usr/lib/baresip/modules");
        int control = Ports.free();
        // Without its module stdio it does not read the standard input, which would keep it busy at the end of the
        // input.
        String config = """
                sip_listen 0.0.0.0:0
                module_path %s
                module stdio.so
                module g711.so
                module_tmp uuid.so
                module_tmp account.so
                module_app menu.so
                module_app contact.so
                module_app presence.so
                module_app ctrl_tcp.so
                ctrl_tcp_listen 127.0.0.1:%d
                %s
                """.formatted(modules, control, more);
        String account = "<%s;transport=udp>;auth_pass=%s;outbound=\"sip:127.0.0.1:%d;transport=udp\";regint=300%s%n"
                .formatted(address, password, port, parameters);
        try {
            Files.writeString(folder.resolve("config"), config);
            Files.writeString(folder.resolve("accounts"), account);
            Files.writeString(folder.resolve("contacts"), "\"Contact\" <%s>;presence=p2p%n".formatted(contact));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Baresip made = new Baresip(folder, program, control, more.isEmpty() ? "" : "-s");
        made.daemon.start();
        return made;
    }

    public void hold() {
        command("hold", "");
    }

    public void resume() {
        command("resume", "");
    }

    /** The picture that it sees, once it has kept one. */
    public Optional<Path> picture() {
        Path file = folder.resolve("seen.png");
        command("snapshot_recv", file.toString());
        return Optional.of(file).filter(Files::exists);
    }

    /** Throws the picture away that it has kept. */
    public void forgetPicture() {
        try {
            Files.deleteIfExists(folder.resolve("seen.png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recording of what it hears in the latest call, once there is one. */
    public Optional<Path> recording() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("dec.wav"))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a text to its contact. */
    public void send(String text) {
        command("contact_next", "");
        command("message", text);
    }

    public void dial(String address) {
        command("dial", address);
    }

    /** Answers the call that rings. */
    public void accept() {
        command("accept", "");
    }

    /** Asks the other side of its call to call somebody else. */
    public void transfer(String address) {
        command("transfer", address);
    }

    /** Says that its picture goes {@code sendrecv}, {@code sendonly}, {@code recvonly} or is {@code inactive} from now on. */
    public void picture(String direction) {
        command("video_dir", direction);
    }

    /** Presses a key of its keypad. */
    public void press(char key) {
        command("sndcode", String.valueOf(key));
    }

    /** Ends or refuses its call, or takes it back. */
    public void hangUp() {
        command("hangup", "");
    }

    /** Its list of contacts with their presence, as it prints it. */
    public String contacts() {
        return command("contacts", "");
    }

    /** What it has used of the processor. */
    public Duration cpu() {
        return daemon.cpu();
    }

    /** Whether its server knows where it is. */
    public boolean signedIn() {
        return output().contains("registered successfully");
    }

    /** Everything that it has printed; a phone prints all SIP messages. */
    public String output() {
        return daemon.log();
    }

    /** The SIP messages that a phone has sent and got, in order. */
    public List<String> messages() {
        return TRACED.matcher(output()).results().map(found -> found.group(1)).toList();
    }

    /** One command over its control connection: a netstring with JSON each way. */
    private String command(String name, String argument) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), control)) {
            byte[] json = JSON.writeValueAsBytes(Map.of("command", name, "params", argument));
            socket.getOutputStream().write((json.length + ":" + new String(json, UTF_8) + ",").getBytes(UTF_8));
            socket.getOutputStream().flush();
            StringBuilder length = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c != ':';
                    c = socket.getInputStream().read()) {
                if (c < 0) {
                    throw new AssertionError("baresip closed its control connection.");
                }
                length.append((char) c);
            }
            byte[] answer = socket.getInputStream().readNBytes(Integer.parseInt(length.toString()));
            return JSON.readTree(answer).path("data").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        daemon.close();
    }
}
