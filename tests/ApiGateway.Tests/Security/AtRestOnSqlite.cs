using System.Text;

namespace Twin.Security;

public sealed class AtRestOnSqlite : AtRestTests
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>(StringComparer.Ordinal));

    /// <summary>The bytes of every file: database, its log, whatever else there is.</summary>
    protected override async Task<IReadOnlyList<string>> Dump(IReadOnlyDictionary<string, string?> settings, string directory)
    {
        var files = new List<string>();
        foreach (var path in Directory.GetFiles(directory))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, Encoding.Latin1);
            files.Add(await reader.ReadToEndAsync());
        }

        return files;
    }

    protected override Task<(IReadOnlyDictionary<string, string?> Settings, string Directory)> Copy(IReadOnlyDictionary<string, string?> settings, string directory)
    {
        var copy = Directory.CreateTempSubdirectory("twin-").FullName;
        foreach (var path in Directory.GetFiles(directory))
        {
            File.Copy(path, Path.Combine(copy, Path.GetFileName(path)));
        }

        return Task.FromResult((settings, copy));
    }
}
