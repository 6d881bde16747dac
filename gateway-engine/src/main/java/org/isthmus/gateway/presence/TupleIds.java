package org.isthmus.gateway.presence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of devices as tuple ids, which have to be an {@code xs:ID} (RFC 8048 section 6.2). A name that is none is written
 * as hexadecimal.
 */
public final class TupleIds {

    private static final String PLAIN = "ID-";
    private static final String HEX = "IDX-";
    private static final int HASH_CHARACTERS = 8;

    private TupleIds() {}

    /** @param entity the bare address, which names the tuple when the device has no name */
    public static String of(String device, String entity) {
        if (device.isEmpty()) {
            return PLAIN + hash(entity);
        }
        return isNameEnd(device)
                ? PLAIN + device
                : HEX + HexFormat.of().formatHex(device.getBytes(StandardCharsets.UTF_8));
    }

    /** The name of the device behind a tuple id; an id of another kind is a name itself. */
    public static String device(String tupleId) {
        if (tupleId.startsWith(PLAIN) && tupleId.length() > PLAIN.length()) {
            return tupleId.substring(PLAIN.length());
        }
        return tupleId.startsWith(HEX) ? fromHex(tupleId) : tupleId;
    }

    private static String fromHex(String tupleId) {
        try {
            byte[] bytes = HexFormat.of().parseHex(tupleId, HEX.length(), tupleId.length());
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return decoded.isEmpty() ? tupleId : decoded;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return tupleId;
        }
    }

    /** The characters may follow the start of an NCName (Namespaces in XML, production 4). */
    private static boolean isNameEnd(String text) {
        return text.codePoints().allMatch(TupleIds::isNameCharacter);
    }

    private static boolean isNameCharacter(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.';
        }
        return c == 0xB7
                || (c >= 0xC0 && c <= 0x37D && c != 0xD7 && c != 0xF7)
                || (c >= 0x37F && c <= 0x1FFF)
                || c == 0x200C
                || c == 0x200D
                || c == 0x203F
                || c == 0x2040
                || (c >= 0x2070 && c <= 0x218F)
                || (c >= 0x2C00 && c <= 0x2FEF)
                || (c >= 0x3001 && c <= 0xD7FF)
                || (c >= 0xF900 && c <= 0xFDCF)
                || (c >= 0xFDF0 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0xEFFFF);
    }

    private static String hash(String entity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(entity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
