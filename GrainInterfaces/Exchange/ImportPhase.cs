namespace Twin.Exchange;

public enum ImportPhase
{
    /// <summary>The file is being read; nothing of it is taken in yet.</summary>
    Receiving = 0,

    /// <summary>Rows are taken in.</summary>
    Running = 1,

    /// <summary>Every row has its result.</summary>
    Finished = 2,

    /// <summary>Stopped by somebody; the rows before that have their results.</summary>
    Cancelled = 3,

    /// <summary>Rows and results are no longer kept.</summary>
    Expired = 4,

    /// <summary>The file could not be read to its end; nothing of it was taken in or kept.</summary>
    Discarded = 5,
}
