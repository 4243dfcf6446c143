namespace Twin.Simulation;

/// <summary>
/// Reproducible chance (SplitMix64): the same seed and name give the same throws on every platform and runtime. Each
/// name has a stream of its own, so that one more throw for a person changes nothing for the next one.
/// </summary>
internal sealed class Dice
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state;

    public Dice(int seed, string name)
    {
        _state = (ulong)seed * Increment;
        foreach (var character in name)
        {
            _state = (_state ^ character) * 0x100000001B3;
        }
    }

    /// <summary>0 to <paramref name="exclusive"/> − 1.</summary>
    public int Below(int exclusive) => (int)Math.BigMul(NextBits(), (ulong)exclusive, out _);

    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>At least 0, below 1.</summary>
    public double Share() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    /// <summary>−1 to 1, mostly near 0.</summary>
    public double Noise() => (Share() + Share() + Share() - 1.5) / 1.5;

    public char Pick(string characters) => characters[Below(characters.Length)];

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Prefers what stands first, as a list by frequency wants it.</summary>
    public T PickEarly<T>(IReadOnlyList<T> items)
    {
        var share = Share();
        return items[(int)(share * share * items.Count)];
    }

    private ulong NextBits()
    {
        _state += Increment;
        var bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
