package dev.sipregistration.mockserver.internal.contract;

import java.util.List;
import java.util.Map;

/**
 * A request that the contract has as an example.
 *
 * @param name its name in the contract
 * @param summary what is special about it
 * @param given the states that it presumes, by the names of {@code x-given}
 * @param parameters what is sent, in order
 * @param errorCode the code of the error that is the response, 0 for a success
 */
public record WholeRequest(
    String name,
    String summary,
    List<String> given,
    List<Map.Entry<String, String>> parameters,
    int errorCode) {}
