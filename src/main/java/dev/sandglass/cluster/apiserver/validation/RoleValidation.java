package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.util.List;

/** Roles and their bindings. */
final class RoleValidation {

    private RoleValidation() {}

    /** Roles, of a namespace or of the cluster. */
    record Roles(boolean namespaced) implements Validation {

        @Override
        public NameRule names() {
            return NameRule.PATH_SEGMENT;
        }

        @Override
        public void create(Document role, Faults faults) {
            var rules = role.items("rules");
            for (var i = 0; i < rules.size(); i++) {
                rule("rules[" + i + "]", rules.document(i), faults);
            }
        }

        private void rule(String field, Document rule, Faults faults) {
            if (rule.items("verbs").isEmpty()) {
                faults.required(field + ".verbs", "verbs must contain at least one value");
            }
            var pages = rule.items("nonResourceURLs");
            if (!pages.isEmpty()) {
                if (namespaced) {
                    faults.invalid(
                            field + ".nonResourceURLs",
                            pages,
                            "namespaced rules cannot apply to non-resource URLs");
                }
                if (!rule.items("apiGroups").isEmpty() || !rule.items("resources").isEmpty()) {
                    faults.invalid(
                            field + ".nonResourceURLs",
                            pages,
                            "rules cannot apply to both regular resources and non-resource URLs");
                }
                return;
            }
            if (rule.items("apiGroups").isEmpty()) {
                faults.required(
                        field + ".apiGroups", "resource rules must supply at least one api group");
            }
            if (rule.items("resources").isEmpty()) {
                faults.required(
                        field + ".resources", "resource rules must supply at least one resource");
            }
        }

        @Override
        public void update(Document role, Document old, Faults faults) {
            create(role, faults);
        }
    }

    /** Bindings, which may name these kinds of roles. */
    record Bindings(List<String> roleKinds) implements Validation {

        private static final List<String> SUBJECTS = List.of("ServiceAccount", "User", "Group");

        @Override
        public NameRule names() {
            return NameRule.PATH_SEGMENT;
        }

        @Override
        public void create(Document binding, Faults faults) {
            var role = binding.child("roleRef");
            Checks.oneOf(
                    "roleRef.apiGroup",
                    role.text("apiGroup"),
                    List.of("rbac.authorization.k8s.io"),
                    faults);
            Checks.oneOf("roleRef.kind", role.text("kind"), roleKinds, faults);
            Checks.required("roleRef.name", role.text("name"), Names::pathSegment, faults);
            var subjects = binding.items("subjects");
            for (var i = 0; i < subjects.size(); i++) {
                subject("subjects[" + i + "]", subjects.document(i), faults);
            }
        }

        private static void subject(String field, Document subject, Faults faults) {
            if (subject.text("name").isEmpty()) {
                faults.required(field + ".name", "");
            }
            var kind = subject.text("kind");
            Checks.oneOf(field + ".kind", kind, SUBJECTS, faults);
            if (kind.equals("ServiceAccount") && !subject.text("name").isEmpty()) {
                Checks.rule(field + ".name", subject.text("name"), Names::dns1123Subdomain, faults);
            }
        }

        @Override
        public void update(Document binding, Document old, Faults faults) {
            create(binding, faults);
            var role = binding.child("roleRef");
            if (!role.equals(old.get("roleRef"))) {
                var shown =
                        "{\"APIGroup\":"
                                + Json.quote(role.text("apiGroup"))
                                + ",\"Kind\":"
                                + Json.quote(role.text("kind"))
                                + ",\"Name\":"
                                + Json.quote(role.text("name"))
                                + "}";
                faults.add(
                        "FieldValueInvalid",
                        "roleRef",
                        "Invalid value: " + shown,
                        "cannot change roleRef");
            }
        }
    }
}
