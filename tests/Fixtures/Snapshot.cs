namespace Twin.Fixtures;

/// <summary>A file of the repository that says what the code does: a change of it is seen in review.</summary>
public static class Snapshot
{
    private const string UpdateVariable = "TWIN_UPDATE_SNAPSHOTS";

    /// <summary>Says what to do when the committed file is not <paramref name="actual"/>; null when it is. Writes it when the variable asks for that.</summary>
    /// <param name="path">From the repository's root.</param>
    public static async Task<string?> FindDifference(string path, string actual)
    {
        var file = Path.Combine(Root(), path);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, actual);
        }

        return File.Exists(file) && await File.ReadAllTextAsync(file) == actual
            ? null
            : $"{path} is not what the code says. If the change is meant, run this test with {UpdateVariable}=1 and commit it.";
    }

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Twin.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException($"Twin.sln is not above {AppContext.BaseDirectory}.");
        }

        return root.FullName;
    }
}
