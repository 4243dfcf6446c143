using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Twin.Access;
using Twin.Audit;
using Twin.Fixtures;
using Twin.Storage;

namespace Twin.Benchmarks.Servers;

/// <summary>
/// The twin as this program's own child. Without checks every caller is the twin itself, to whom the table of rights says
/// yes to everything, and the audit log takes nothing down. Only here: no configuration does this.
/// </summary>
internal static class CheckedTwinHost
{
    public const string Ready = "ready";

    /// <summary>Serves until the standard input is closed. A line there asks for the index as it is after <see cref="ICatalog.Purge"/>, and is answered by one when that is so.</summary>
    public static async Task RunAsync(bool isChecked, string connection)
    {
        var settings = new Dictionary<string, string?>(
            connection.Length > 0 ? PostgresSettings.Of(connection) : new Dictionary<string, string?>(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["Twin:Edge:RequestsPerSecond"] = "1000000",
        };
        await using var twin = await TwinHost.Start(settings, isChecked ? null : Uncheck);
        Console.WriteLine($"{Ready} {twin.Http.BaseAddress} {twin.MqttPort}");
        while (await Console.In.ReadLineAsync() is not null)
        {
            await twin.Services.GetRequiredService<ICatalog>().Purge(CancellationToken.None);
            Console.WriteLine(Ready);
        }
    }

    private static void Uncheck(WebApplicationBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IAuditLog, NoAuditLog>());
        builder.Services.Replace(ServiceDescriptor.Scoped(_ => Caller.System));
    }

    private sealed class NoAuditLog : IAuditLog
    {
        public Task Append(AuditNote note, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<Outcome<AuditPage>> List(AuditQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<AuditVerification> Verify(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
