package dev.sandglass.kubectl.describe;

import java.util.Base64;

/** ConfigMaps with all their data. */
final class OfConfigMap implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var map = lookup.get(Workloads.path("", "configmaps", namespace, name));
        page.head(map);
        page.line("").line("Data").line("====");
        map.child("data")
                .forEach(
                        (key, value) ->
                                page.line(key + ":")
                                        .line("----")
                                        .line(String.valueOf(value))
                                        .line(""));
        page.line("").line("BinaryData").line("====");
        map.child("binaryData")
                .forEach(
                        (key, value) ->
                                page.line(
                                        key
                                                + ": "
                                                + Base64.getDecoder()
                                                        .decode(String.valueOf(value))
                                                        .length
                                                + " bytes"));
        page.line("");
        page.events(lookup.events(map, "ConfigMap", map.text("metadata.uid")));
    }
}
