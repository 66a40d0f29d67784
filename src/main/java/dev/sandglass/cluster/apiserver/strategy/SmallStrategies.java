package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.document.Document;
import java.time.Duration;

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
