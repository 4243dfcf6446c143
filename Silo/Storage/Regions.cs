using System.Collections.Immutable;
using Dapper;

namespace Twin.Storage;

/// <summary>The areas on either engine.</summary>
internal sealed class Regions(ITwinDatabase database) : IRegions
{
    private const string Changes = "SELECT code, name, boundary, version FROM region WHERE version > @version ORDER BY version";

    public async Task<ImmutableArray<StoredRegion>> Since(long version, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        return [.. await connection.QueryAsync<StoredRegion>(new CommandDefinition(Changes, new { version }, cancellationToken: cancellationToken))];
    }
}
