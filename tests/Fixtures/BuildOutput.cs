namespace Twin.Fixtures;

/// <summary>Where the hosts have been built, in the same configuration as the tests.</summary>
public static class BuildOutput
{
    public static string Of(string host)
    {
        var target = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = target;
        while (!File.Exists(Path.Combine(root.FullName, "Twin.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException($"Twin.sln is not above {AppContext.BaseDirectory}.");
        }

        var assembly = Path.Combine(root.FullName, host, "bin", target.Parent!.Name, target.Name, $"Twin.{host}.dll");
        return File.Exists(assembly) ? assembly : throw new InvalidOperationException($"{assembly} is missing: run 'dotnet build Twin.sln' first.");
    }
}
