using System.Text.RegularExpressions;

namespace Twin.Security;

/// <summary>The checklist of <c>docs/security/asvs.csv</c> names tests that exist.</summary>
public sealed class AsvsTests
{
    private static readonly string[] Statuses = ["tested", "documented", "not-applicable"];

    [Fact]
    public void Every_requirement_has_a_test_that_exists_or_a_reason()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Root(), "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(Root(), "docs", "security", "asvs.csv")).Skip(1))
        {
            var cells = line.Split(',', 4);
            Assert.True(cells.Length == 4 && cells.All(cell => cell.Length > 0), $"'{line}' has an empty cell.");
            Assert.True(seen.Add(cells[0]), $"{cells[0]} is there twice.");
            Assert.Contains(cells[2], Statuses);
            if (cells[2] == "tested")
            {
                Assert.All(cells[3].Split(';'), name => Assert.True(tests.Exists(source => Has(source, name)), $"{cells[0]}: there is no test {name}."));
            }
        }

        Assert.True(seen.Count > 50);
    }

    private static bool Has(string source, string name)
    {
        var parts = name.Split('.');
        return Regex.IsMatch(source, $@"\bclass {Regex.Escape(parts[0])}\b", RegexOptions.None, TimeSpan.FromSeconds(1))
            && Regex.IsMatch(source, $@"\b{Regex.Escape(parts[1])}\(", RegexOptions.None, TimeSpan.FromSeconds(1));
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
