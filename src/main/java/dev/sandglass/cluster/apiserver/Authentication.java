package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Credential;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds out who makes a request. */
final class Authentication {

    User user(Credential credential) {
        return switch (credential) {
            case Credential.Component(var name, var groups) -> authenticated(name, groups);
            case Credential.Anonymous _ -> User.ANONYMOUS;
            case Credential.Token _, Credential.Certificate _ -> throw Refusals.unauthorized();
        };
    }

    private static User authenticated(String name, List<String> groups) {
        var all = new ArrayList<>(groups);
        if (!all.contains(User.AUTHENTICATED)) {
            all.add(User.AUTHENTICATED);
        }
        return new User(name, "", all, Map.of());
    }
}
