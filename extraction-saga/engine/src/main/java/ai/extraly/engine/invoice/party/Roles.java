package ai.extraly.engine.invoice.party;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which block is whose; {@code others} are those of delivery and of nobody known. */
record Roles(RoleFinder.@Nullable Claim seller, RoleFinder.@Nullable Claim buyer, List<AddressBlock> others) {}
