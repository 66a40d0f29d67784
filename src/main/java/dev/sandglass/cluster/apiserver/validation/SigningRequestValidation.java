package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * CertificateSigningRequests. The request itself is only looked at from outside: whoever signs it
 * reads it.
 */
final class SigningRequestValidation implements Validation {

    private static final int SHORTEST = 600;
    private static final List<String> USAGES =
            List.of(
                    "any",
                    "cert sign",
                    "client auth",
                    "code signing",
                    "content commitment",
                    "crl sign",
                    "data encipherment",
                    "decipher only",
                    "digital signature",
                    "email protection",
                    "encipher only",
                    "ipsec end system",
                    "ipsec tunnel",
                    "ipsec user",
                    "key agreement",
                    "key encipherment",
                    "microsoft sgc",
                    "netscape sgc",
                    "ocsp signing",
                    "s/mime",
                    "server auth",
                    "signing",
                    "timestamping");

    @Override
    public void create(Document request, Faults faults) {
        var spec = request.child("spec");
        if (!isRequest(spec.text("request"))) {
            faults.invalid(
                    "spec.request",
                    spec.text("request"),
                    "PEM block type must be CERTIFICATE REQUEST");
        }
        var usages = spec.items("usages");
        if (usages.isEmpty()) {
            faults.required("spec.usages", "");
        }
        for (var i = 0; i < usages.size(); i++) {
            var usage = String.valueOf(usages.get(i));
            Checks.oneOf("spec.usages[" + i + "]", usage, USAGES, faults);
            if (usages.indexOf(usage) < i) {
                faults.duplicate("spec.usages[" + i + "]", usage);
            }
        }
        signer(spec.text("signerName"), faults);
        if (spec.get("expirationSeconds") instanceof Long seconds && seconds < SHORTEST) {
            faults.invalid(
                    "spec.expirationSeconds",
                    seconds,
                    "may not specify a duration less than 600 seconds (10 minutes)");
        }
    }

    private static boolean isRequest(String encoded) {
        try {
            var pem = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
            return pem.contains("-----BEGIN CERTIFICATE REQUEST-----")
                    && pem.contains("-----END CERTIFICATE REQUEST-----");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void signer(String name, Faults faults) {
        if (name.isEmpty()) {
            faults.required("spec.signerName", "");
            return;
        }
        var slash = name.indexOf('/');
        if (slash < 0 || slash != name.lastIndexOf('/')) {
            faults.invalid(
                    "spec.signerName",
                    name,
                    "must be a fully qualified domain and path of the form"
                            + " 'example.com/signer-name'");
            return;
        }
        var domain = name.substring(0, slash);
        for (var message : Names.dns1123Subdomain(domain)) {
            faults.invalid("spec.signerName", domain, "validating domain: " + message);
        }
        if (domain.indexOf('.') < 0) {
            faults.invalid(
                    "spec.signerName",
                    domain,
                    "should be a domain with at least two segments separated by dots");
        }
        var path = name.substring(slash + 1);
        for (var message : Names.dns1123Subdomain(path)) {
            faults.invalid(
                    "spec.signerName", path, "validating label \"" + path + "\": " + message);
        }
    }
}
