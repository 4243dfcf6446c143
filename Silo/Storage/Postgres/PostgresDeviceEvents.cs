using System.Collections.Immutable;
using Dapper;
using Twin.Devices;

namespace Twin.Storage.Postgres;

internal sealed class PostgresDeviceEvents(PostgresDatabase database) : IDeviceEvents
{
    public async Task Append(string device, ImmutableArray<DeviceEvent> events, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO device_event (device, key, at, type, data)
            SELECT @device, key, at, type, data FROM unnest(@keys, @times, @types, @data) AS new (key, at, type, data)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                device,
                keys = events.Select(DeviceEventRow.KeyOf).ToArray(),
                times = events.Select(happened => happened.At.ToUnixTimeMilliseconds()).ToArray(),
                types = events.Select(happened => CleanText.Of(happened.Type)).ToArray(),
                data = events.Select(happened => CleanText.Of(happened.Data)).ToArray(),
            },
            cancellationToken: cancellationToken));
    }

    public async Task<ImmutableArray<StoredEvent>> List(string device, EventQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await DeviceEventRow.List(connection, device, query, cancellationToken);
    }

    public async Task Forget(string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            DeviceEventRow.ForgetSql, DeviceEventRow.Span(device, from, to), cancellationToken: cancellationToken));
    }

    public async Task Trim(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM device_event WHERE at < @before", new { before = before.ToUnixTimeMilliseconds() }, cancellationToken: cancellationToken));
    }
}
