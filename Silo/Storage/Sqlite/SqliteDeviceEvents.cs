using System.Collections.Immutable;
using Dapper;
using Twin.Devices;

namespace Twin.Storage.Sqlite;

internal sealed class SqliteDeviceEvents(SqliteDatabase database, SqliteWriter writer) : IDeviceEvents
{
    public Task Append(string device, ImmutableArray<DeviceEvent> events, CancellationToken cancellationToken) => writer.Run(
        session =>
        {
            var command = session.Command(
                "INSERT INTO device_event (device, key, at, type, data) VALUES (@device, @key, @at, @type, @data) ON CONFLICT DO NOTHING");
            foreach (var happened in events)
            {
                command.Parameters.Clear();
                command.Parameters.AddWithValue("@device", device);
                command.Parameters.AddWithValue("@key", DeviceEventRow.KeyOf(happened));
                command.Parameters.AddWithValue("@at", happened.At.ToUnixTimeMilliseconds());
                command.Parameters.AddWithValue("@type", happened.Type);
                command.Parameters.AddWithValue("@data", happened.Data);
                command.ExecuteNonQuery();
            }

            return command;
        },
        cancellationToken);

    public async Task<ImmutableArray<StoredEvent>> List(string device, EventQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return await DeviceEventRow.List(connection, device, query, cancellationToken);
    }

    public Task Forget(string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => writer.Run(
        session => session.Connection.Execute(DeviceEventRow.ForgetSql, DeviceEventRow.Span(device, from, to)) as object,
        cancellationToken);

    public Task Trim(DateTimeOffset before, CancellationToken cancellationToken) => writer.Run(
        session =>
        {
            var command = session.Command("DELETE FROM device_event WHERE at < @before");
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@before", before.ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
            return command;
        },
        cancellationToken);
}
