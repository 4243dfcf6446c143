using System.Diagnostics;

namespace Twin.Benchmarks;

/// <summary>This program once more, as another process.</summary>
internal static class SelfProcess
{
    public static ProcessStartInfo Of(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
