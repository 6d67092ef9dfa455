using Anlan.Platform.Storage;

namespace Anlan.Platform.Tests.Storage;

public sealed class SnakeCaseTests
{
    [Theory]
    [InlineData("DisplayName", "display_name")]
    [InlineData("PK_users", "pk_users")]
    [InlineData("SHA256Sum", "sha256_sum")]
    [InlineData("IX_role_claims_RoleId", "ix_role_claims_role_id")]
    public void Names_read_as_in_hand_written_sql(string name, string column) => SnakeCase.Of(name).ShouldBe(column);
}
