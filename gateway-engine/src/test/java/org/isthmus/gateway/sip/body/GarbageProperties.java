package org.isthmus.gateway.sip.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.isthmus.gateway.presence.PidfCodec;
import org.isthmus.gateway.presence.PidfException;

/** Whatever stands in a body, its parser reads it or throws the exception that it declares. */
class GarbageProperties {

    private static final String IMDN =
            new Imdn("m1", Instant.EPOCH, Imdn.Disposition.DELIVERY, Imdn.Status.DELIVERED).write();
    private static final byte[] CPIM = new CpimWriter()
            .from(new CpimAddress("A \"b\"", "sip:a@example.net"))
            .imdn("m1", List.of("display"))
            .wrap("text/plain", "", "hello".getBytes(StandardCharsets.UTF_8));

    @Property(tries = 1000)
    void randomBytes(@ForAll @Size(max = 400) byte[] bytes) {
        readAll(bytes);
    }

    @Property(tries = 1000)
    void damagedDocuments(@ForAll byte damage, @ForAll @IntRange(max = 2000) int place) {
        for (byte[] good : List.of(IMDN.getBytes(StandardCharsets.UTF_8), CPIM, isComposing())) {
            byte[] bad = good.clone();
            bad[place % bad.length] = damage;
            readAll(bad);
        }
    }

    private static byte[] isComposing() {
        return IsComposing.write(true).getBytes(StandardCharsets.UTF_8);
    }

    private static void readAll(byte[] bytes) {
        quietly(() -> Cpim.parse(bytes));
        quietly(() -> Imdn.parse(bytes));
        quietly(() -> IsComposing.parse(bytes));
        quietly(() -> Multipart.parse(MediaType.parse("multipart/mixed;boundary=a"), bytes));
        quietly(() -> ContentCoding.decode("gzip", bytes));
        quietly(() -> ContentCoding.decode("deflate", bytes));
        quietly(() -> new PidfCodec().decode(bytes));
        MediaType.parse(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static void quietly(Reading reading) {
        try {
            reading.read();
        } catch (BodyException | PidfException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (Exception e) {
            throw new AssertionError("undeclared", e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        Object read() throws Exception;
    }

    @Example
    void whatWasWrittenIsReadAgain() throws Exception {
        assertThat(Imdn.parse(IMDN.getBytes(StandardCharsets.UTF_8)).messageId())
                .isEqualTo("m1");
        Cpim cpim = Cpim.parse(CPIM);
        assertThat(cpim.from()).isEqualTo(Optional.of(new CpimAddress("A \"b\"", "sip:a@example.net")));
        assertThat(cpim.messageId()).contains("m1");
        assertThat(cpim.dispositions()).containsExactly("display");
        assertThat(new String(cpim.part().content(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(IsComposing.parse(isComposing())).isTrue();
    }

    @Example
    void entitiesAndDeepNestingAreRefused() {
        String bomb = "<!DOCTYPE imdn [<!ENTITY a 'aaaa'>]><imdn xmlns='urn:ietf:params:xml:ns:imdn'>&a;</imdn>";
        assertThatThrownBy(() -> Imdn.parse(bomb.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BodyException.class);
        String deep = "<imdn xmlns='urn:ietf:params:xml:ns:imdn'>" + "<a>".repeat(5000) + "</imdn>";
        assertThatThrownBy(() -> Imdn.parse(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BodyException.class);
    }

    @Example
    void aPackedBodyThatGrowsTooLargeIsRefused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[ContentCoding.LARGEST + 1]);
        }
        assertThatThrownBy(() -> ContentCoding.decode("gzip", packed.toByteArray()))
                .isInstanceOf(BodyException.class);
    }
}
