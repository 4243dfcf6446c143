namespace Twin.Cases;

/// <summary>One reading for all who wait for it, done when somebody first asks; after a fault the next one who asks reads anew.</summary>
internal sealed class SharedReading(Func<Task> read)
{
    private Task? _reading;

    public async ValueTask Done()
    {
        var reading = _reading ??= read();
        try
        {
            await reading;
        }
        catch
        {
            _reading = null;
            throw;
        }
    }

    /// <summary>Makes a change to what was read. Before anybody has asked there is nothing to keep up: what is stored says the same.</summary>
    public async ValueTask Keep(Action change)
    {
        if (_reading is not null)
        {
            await Done();
            change();
        }
    }
}
