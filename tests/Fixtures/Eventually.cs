using System.Diagnostics;

namespace Twin.Fixtures;

/// <summary>Waits for a condition, with a deadline that says what was waited for.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(10);

    public static Task Async(Func<Task<bool>> condition, string what) => Async(condition, () => what);

    /// <param name="what">Asked for when the deadline has passed, so that it can tell what was found last.</param>
    public static async Task Async(Func<Task<bool>> condition, Func<string> what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Deadline)
            {
                throw new TimeoutException($"Waited {Deadline.TotalSeconds} s in vain until {what()}.");
            }

            await Task.Delay(LookAgainAfter);
        }
    }

    public static Task Async(Func<bool> condition, string what) => Async(() => Task.FromResult(condition()), what);
}
