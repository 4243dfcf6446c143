using System.Globalization;

namespace Twin.Benchmarks;

/// <summary>Figures as a Markdown table, printed at the end.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Figure, string Goal)> _rows = [];

    public void Add(string what, FormattableString figure, string goal = "")
    {
        var row = (what, figure.ToString(CultureInfo.InvariantCulture), goal);
        _rows.Add(row);
        Console.WriteLine($"{row.what}: {row.Item2}");
    }

    public void Print(TextWriter output)
    {
        output.WriteLine("\n| figure | measured | goal |\n| --- | --- | --- |");
        foreach (var (what, figure, goal) in _rows)
        {
            output.WriteLine($"| {what} | {figure} | {goal} |");
        }
    }
}
