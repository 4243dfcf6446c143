using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>Who serves which slot of one broker: an equal share for each bridge that is there.</summary>
/// <param name="start">Since when the table is kept; what was held before is not known.</param>
internal sealed class SlotTable(DateTimeOffset start)
{
    /// <summary>Five renewals missed.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2.5);

    private readonly Dictionary<string, DateTimeOffset> _bridges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _holders = new(StringComparer.Ordinal);

    /// <returns>What the bridge is to serve from now on.</returns>
    public ImmutableArray<string> Renew(BrokerSlotLease lease, DateTimeOffset now)
    {
        foreach (var (bridge, seen) in _bridges)
        {
            if (now - seen > Lease)
            {
                _bridges.Remove(bridge);
            }
        }

        _bridges[lease.Bridge] = now;
        foreach (var slot in lease.Slots.Where(slot => !IsHeld(slot)))
        {
            // Who served a slot before this table was begun goes on with it.
            _holders.Remove(slot);
            if (lease.Held.Contains(slot))
            {
                _holders[slot] = lease.Bridge;
            }
        }

        var share = (lease.Slots.Length + _bridges.Count - 1) / _bridges.Count;
        var own = lease.Slots.Where(slot => _holders.GetValueOrDefault(slot) == lease.Bridge).ToList();
        foreach (var surplus in own[Math.Min(share, own.Count)..])
        {
            _holders.Remove(surplus);
            own.Remove(surplus);
        }

        // At first all wait until one who served a slot before would have called.
        var free = now - start < Lease ? [] : lease.Slots.Where(slot => !IsHeld(slot) && !lease.Held.Contains(slot)).Take(share - own.Count).ToArray();
        foreach (var slot in free)
        {
            _holders[slot] = lease.Bridge;
            own.Add(slot);
        }

        return [.. own];
    }

    private bool IsHeld(string slot) => _holders.TryGetValue(slot, out var holder) && _bridges.ContainsKey(holder);
}
