using Twin.Fixtures;

namespace Twin.Cluster.Tests;

/// <summary>Settings of a twin that is one process.</summary>
internal static class LoneTwin
{
    /// <param name="ports">Of HTTP, MQTT, the silo and the silo's gateway.</param>
    public static Dictionary<string, string> Settings(string directory, int[] ports) => new(StringComparer.Ordinal)
    {
        ["urls"] = $"http://127.0.0.1:{ports[0]}",
        ["Twin:DataDirectory"] = Path.Combine(directory, "data"),
        ["Twin:Mqtt:Port"] = $"{ports[1]}",
        ["Twin:Silo:Port"] = $"{ports[2]}",
        ["Twin:Silo:GatewayPort"] = $"{ports[3]}",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    /// <summary>Gives it a database of its own on the server in place of a file.</summary>
    public static async Task PutOn(this IDictionary<string, string> settings, PostgresServer server)
    {
        settings["ConnectionStrings:Twin"] = await server.NewDatabase();
        settings["Twin:Key"] = Convert.ToBase64String(new byte[32]);
        settings["Twin:Roles"] = "All";
    }
}
