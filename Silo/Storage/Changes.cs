using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Twin.Objects;

namespace Twin.Storage;

/// <summary>The changes of objects on either engine.</summary>
internal sealed class Changes(ITwinDatabase database) : IChanges
{
    private const string Query =
        """
        SELECT revision, at, actor, action, fields FROM object_change
        WHERE key = @Key AND revision < @before
        ORDER BY revision DESC LIMIT @limit
        """;

    public async Task<ImmutableArray<ObjectChange>> Read(ObjectKey key, long before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(Query, new { Key = key.ToString(), before, limit }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToChange())];
    }

    private sealed record Row(long Revision, long At, string Actor, string Action, string Fields)
    {
        public ObjectChange ToChange() => new(
            Revision,
            DateTimeOffset.FromUnixTimeMilliseconds(At),
            Actor,
            JsonSerializer.Deserialize<ChangeAction>($"\"{Action}\"", DocumentSerializer.Options),
            JsonSerializer.Deserialize<ImmutableArray<FieldChange>>(Fields, DocumentSerializer.Options));
    }
}
