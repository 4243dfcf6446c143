using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Twin.Storage;

/// <summary>Texts taken out of events, on either engine.</summary>
internal static class FeedBlot
{
    /// <summary>Keys in one statement: engines have a limit to parameters.</summary>
    private const int MostKeys = 1_000;

    public static int Run(DbConnection connection, IEnumerable<ObjectKey> sources, IEnumerable<string> texts)
    {
        var parameters = new DynamicParameters();
        var data = texts.Select(static (text, number) => (Name: $"t{number}", Text: JsonSerializer.Serialize(text, DocumentSerializer.Options)[1..^1])).Aggregate(
            "data",
            (inner, text) =>
            {
                parameters.Add(text.Name, text.Text);
                return $"replace({inner}, @{text.Name}, '***')";
            });
        var blotted = 0;
        foreach (var keys in sources.Select(static key => key.ToString()).Chunk(MostKeys))
        {
            var chunk = new DynamicParameters(parameters);
            blotted += connection.Execute($"UPDATE feed SET data = {data} WHERE source IN ({chunk.List("key", keys)}) AND data <> {data}", chunk);
        }

        return blotted;
    }
}
