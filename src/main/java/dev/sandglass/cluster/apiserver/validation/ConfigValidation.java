package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** ConfigMaps and Secrets: keys, sizes, what a type of Secret must hold. */
final class ConfigValidation {

    private static final int MOST = 1024 * 1024;

    private ConfigValidation() {}

    private static int keys(String field, Document data, Faults faults) {
        var size = 0;
        for (var i = 0; i < data.size(); i++) {
            var key = data.key(i);
            Checks.rule(field + "[" + key + "]", key, Names::configMapKey, faults);
            size += data.valueAt(i) instanceof String text ? text.length() : 0;
        }
        return size;
    }

    private static void fixed(Document object, Document old, List<String> fields, Faults faults) {
        if (!old.flag("immutable")) {
            return;
        }
        if (!object.flag("immutable")) {
            faults.forbidden("immutable", "field is immutable when `immutable` is set");
        }
        for (var field : fields) {
            if (!Objects.equals(object.get(field), old.get(field))) {
                faults.forbidden(field, "field is immutable when `immutable` is set");
            }
        }
    }

    /** ConfigMaps. */
    static final class Maps implements Validation {

        @Override
        public void create(Document map, Faults faults) {
            var data = map.child("data");
            var binary = map.child("binaryData");
            for (var i = 0; i < data.size(); i++) {
                if (binary.has(data.key(i))) {
                    faults.invalid(
                            "data[" + data.key(i) + "]",
                            data.key(i),
                            "duplicate of key present in binaryData");
                }
            }
            var size = keys("data", data, faults) + keys("binaryData", binary, faults) / 4 * 3;
            if (size > MOST) {
                faults.tooLong("", MOST);
            }
        }

        @Override
        public void update(Document map, Document old, Faults faults) {
            fixed(map, old, List.of("data", "binaryData"), faults);
            create(map, faults);
        }
    }

    /** Secrets. */
    static final class Secrets implements Validation {

        @Override
        public void create(Document secret, Faults faults) {
            var data = secret.child("data");
            if (keys("data", data, faults) / 4 * 3 > MOST) {
                faults.tooLong("data", MOST);
            }
            switch (secret.text("type")) {
                case "kubernetes.io/service-account-token" -> account(secret, faults);
                case "kubernetes.io/dockerconfigjson" -> json(".dockerconfigjson", data, faults);
                case "kubernetes.io/dockercfg" -> json(".dockercfg", data, faults);
                case "kubernetes.io/basic-auth" -> {
                    if (!data.has("username") && !data.has("password")) {
                        require("username", data, faults);
                        require("password", data, faults);
                    }
                }
                case "kubernetes.io/ssh-auth" -> require("ssh-privatekey", data, faults);
                case "kubernetes.io/tls" -> {
                    require("tls.crt", data, faults);
                    require("tls.key", data, faults);
                }
                default -> {}
            }
        }

        private static void account(Document secret, Faults faults) {
            var name = "kubernetes.io/service-account.name";
            if (secret.child("metadata.annotations")
                    .text("kubernetes\\.io/service-account\\.name")
                    .isEmpty()) {
                faults.required("metadata.annotations[" + name + "]", "");
            }
        }

        private static void require(String key, Document data, Faults faults) {
            if (!data.has(key)) {
                faults.required("data[" + key + "]", "");
            }
        }

        private static void json(String key, Document data, Faults faults) {
            require(key, data, faults);
            if (data.get(key) instanceof String encoded) {
                try {
                    Json.parse(
                            new String(
                                    Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
                } catch (Malformed malformed) {
                    faults.invalid(
                            "data[" + key + "]",
                            "<secret contents redacted>",
                            malformed.getMessage());
                }
            }
        }

        @Override
        public void update(Document secret, Document old, Faults faults) {
            Checks.immutable("type", secret.get("type"), old.get("type"), faults);
            fixed(secret, old, List.of("data"), faults);
            create(secret, faults);
        }
    }
}
