package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.document.Document;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.TreeMap;

/** Kinds that differ from the general rules in one point. */
final class SmallStrategies {

    private SmallStrategies() {}

    /** Events go away after an hour, and nobody owns them. */
    static final class Events implements Strategy {
        @Override
        public Duration life() {
            return Duration.ofHours(1);
        }

        @Override
        public boolean createsOnUpdate() {
            return true;
        }

        @Override
        public boolean isGarbageCollected() {
            return false;
        }
    }

    /** PUT makes an object that is not there: Leases, Endpoints, RBAC's kinds, LimitRanges. */
    static final class MadeByUpdate implements Strategy {
        @Override
        public boolean createsOnUpdate() {
            return true;
        }
    }

    /** As {@link MadeByUpdate}, and an update must say which version it changes. */
    static final class Leases implements Strategy {
        @Override
        public boolean createsOnUpdate() {
            return true;
        }

        @Override
        public boolean allowsUnconditionalUpdate() {
            return false;
        }
    }

    /** A Node may bring its status along when it registers. */
    static final class Nodes implements Strategy {
        @Override
        public Document forCreate(Document node, Call call) {
            return node;
        }
    }

    /** What a Secret brings as text is kept with the rest, as bytes. */
    static final class Secrets implements Strategy {
        @Override
        public Document forCreate(Document secret, Call call) {
            return encoded(secret);
        }

        @Override
        public Document forUpdate(Document secret, Document old, Call call) {
            return encoded(secret);
        }

        private static Document encoded(Document secret) {
            if (!secret.has("stringData")) {
                return secret;
            }
            var data = new TreeMap<String, Object>();
            secret.child("data").forEach(data::put);
            secret.child("stringData").forEach((key, text) -> data.put(key, bytes(text)));
            var bare = secret.remove("stringData");
            return data.isEmpty() ? bare : bare.put("data", Document.copyOf(data));
        }

        private static String bytes(Object text) {
            return Base64.getEncoder()
                    .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A finished step of a controller is said by the object's whole status. */
    static final class CertificateSigningRequests implements Strategy {
        @Override
        public Document forCreate(Document request, Call call) {
            var user = call.user();
            var spec = request.child("spec").put("username", user.name());
            if (!user.groups().isEmpty()) {
                spec = spec.put("groups", user.groups());
            }
            return request.put("spec", spec).put("status", Document.EMPTY);
        }

        @Override
        public Document forSubresource(Document request, Document old, Call call) {
            return old.put("metadata", request.get("metadata"))
                    .with("status.conditions", request.at("status.conditions"));
        }
    }
}
