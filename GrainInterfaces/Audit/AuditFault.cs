namespace Twin.Audit;

public enum AuditFault
{
    /// <summary>The entry, or its place in the chain, is not what was written.</summary>
    Changed = 0,

    /// <summary>An entry is not there.</summary>
    Missing = 1,

    /// <summary>There is an entry beyond the end of the chain.</summary>
    Unexpected = 2,

    /// <summary>What is known of where the chain begins and ends is not what was written.</summary>
    HeadChanged = 3,

    /// <summary>The chain ends before, or went on differently after, a place it is known to have reached.</summary>
    CutOff = 4,
}
