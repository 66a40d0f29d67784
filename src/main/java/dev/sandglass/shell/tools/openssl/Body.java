package dev.sandglass.shell.tools.openssl;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parts of a certificate that are signed, by name. */
record Body(DerValue certificate) {

    private DerValue part(int index) throws Refused {
        var body = certificate.item(0);
        var hasVersion = body.item(0).tag() == 0xA0;
        return body.item(hasVersion ? index + 1 : index);
    }

    BigInteger serial() throws Refused {
        return part(0).number();
    }

    DerValue issuer() throws Refused {
        return part(2);
    }

    Instant from() throws Refused {
        return part(3).item(0).time();
    }

    Instant until() throws Refused {
        return part(3).item(1).time();
    }

    DerValue subject() throws Refused {
        return part(4);
    }

    DerValue key() throws Refused {
        return part(5);
    }

    @Nullable DerValue extensions() throws Refused {
        for (var item : certificate.item(0).items()) {
            if (item.tag() == 0xA3) {
                return item.item(0);
            }
        }
        return null;
    }
}
