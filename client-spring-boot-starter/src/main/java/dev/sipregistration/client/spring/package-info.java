/**
 * A client of the SIP registration calls as a bean of Spring Boot 3.5 and 4, made from the
 * properties {@code sip-registration.client.*}.
 *
 * <p>References are not null unless annotated with {@code @Nullable}.
 */
@NullMarked
package dev.sipregistration.client.spring;

import org.jspecify.annotations.NullMarked;
