package dev.kadr.ports.orders;

/**
 * A receipt as its gateway tells it.
 *
 * @param id opaque
 * @param registration whether the tax office heard of it
 */
public record ProviderReceipt(String id, ProviderPayment.Registration registration) {}
