using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Twin.Objects;

namespace Twin.Storage;

/// <summary>The changes of objects on either engine.</summary>
internal abstract class Changes(ITwinDatabase database) : IChanges
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

    public Task Forget(ObjectKey key, CancellationToken cancellationToken) => Write(
        connection => connection.Execute("DELETE FROM object_change WHERE key = @Key AND action <> 'erased'", new { Key = key.ToString() }), cancellationToken);

    public Task Trim(DateTimeOffset before, CancellationToken cancellationToken) => Write(
        connection => connection.Execute("DELETE FROM object_change WHERE at < @Before", new { Before = before.ToUnixTimeMilliseconds() }), cancellationToken);

    public Task Blot(ObjectKey key, IReadOnlyCollection<string> texts, CancellationToken cancellationToken) => Write(
        connection =>
        {
            var rows = connection.Query<(long Revision, string Fields)>("SELECT revision, fields FROM object_change WHERE key = @Key", new { Key = key.ToString() });
            foreach (var (revision, fields) in rows.ToList())
            {
                var before = JsonSerializer.Deserialize<ImmutableArray<FieldChange>>(fields, DocumentSerializer.Options);
                if (before.Any(change => Holds(change, texts)))
                {
                    var after = JsonSerializer.Serialize(before.Select(change => Holds(change, texts) ? new FieldChange(change.Field, Before: null, After: null) : change), DocumentSerializer.Options);
                    connection.Execute("UPDATE object_change SET fields = @after WHERE key = @Key AND revision = @revision", new { Key = key.ToString(), revision, after });
                }
            }

            return 0;
        },
        cancellationToken);

    /// <summary>Runs a short piece of work in one transaction.</summary>
    protected abstract Task<T> Write<T>(Func<DbConnection, T> work, CancellationToken cancellationToken);

    private static bool Holds(FieldChange change, IReadOnlyCollection<string> texts) =>
        texts.Any(text => change.Before?.Contains(text, StringComparison.Ordinal) == true || change.After?.Contains(text, StringComparison.Ordinal) == true);

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
